import { sendPlainPage } from "./plain-page.mjs";

/** Next's limit for an action. */
const MOST_BYTES = 1024 * 1024;

/**
 * Refuses multipart forms that cannot be parsed, since Next would fail on them: the error is the sender's. JSON routes
 * take no forms, and say so themselves.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function withValidForms(handle) {
  return async (request, response) => {
    if (!isForm(request)) return handle(request, response);
    const body = await readAhead(request);
    if (body === "too-long") return sendPlainPage(response, 413, tooLong);
    if (body !== "cut-off" && !(await isReadable(request, body)))
      return sendPlainPage(response, 400, unreadable);
    return handle(request, response);
  };
}

function isForm({ method, url, headers }) {
  return method === "POST" && !url.startsWith("/api/") && /^multipart\//i.test(headers["content-type"] ?? "");
}

/** The body, which stays in the request for its next reader. */
function readAhead(request) {
  if (Number(request.headers["content-length"]) > MOST_BYTES) return "too-long";
  return new Promise((resolve) => {
    const chunks = [];
    let bytes = 0;
    const finish = (outcome) => {
      request.off("readable", read).off("close", cutOff);
      resolve(outcome);
    };
    const cutOff = () => finish("cut-off");
    const read = () => {
      for (let chunk = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        bytes += chunk.length;
      }
      if (bytes > MOST_BYTES) return finish("too-long");
      if (!request.complete) return;
      const body = Buffer.concat(chunks);
      // Before the end event, which would come right after this.
      if (bytes > 0) request.unshift(body);
      finish(body);
    };
    request.on("readable", read).on("close", cutOff);
  });
}

async function isReadable({ headers }, body) {
  try {
    await new Response(body, { headers: { "Content-Type": headers["content-type"] } }).formData();
    return true;
  } catch {
    return false;
  }
}

const unreadable = {
  en: {
    title: "This form could not be read.",
    text: "It did not arrive whole, so nothing was changed. Go back, load the page again and send the form once more.",
  },
  zh: {
    title: "无法读取这份表单。",
    text: "它没有完整送达，所以什么都没有改变。请返回并重新加载页面，然后再提交一次。",
  },
};

const tooLong = {
  en: {
    title: "This form is too long.",
    text: `More than ${MOST_BYTES / 1024} KB are not read, so nothing was changed. Go back and send less.`,
  },
  zh: {
    title: "这份表单太长。",
    text: `超过${MOST_BYTES / 1024} KB的内容不会读取，所以什么都没有改变。请返回，减少内容后再提交。`,
  },
  headers: { Connection: "close" },
};
