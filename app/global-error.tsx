"use client";

/** The root layout itself failed: styles, messages and locale are unavailable, so it shows both languages. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          font: "1rem/1.5 system-ui, sans-serif",
          maxWidth: "37rem",
          margin: "4rem auto",
          padding: "0 1.25rem",
        }}
      >
        <title>Notecurve</title>
        <main>
          <h1>This page could not be shown.</h1>
          <p>Answers that were confirmed are kept. Try again in a moment.</p>
          <p lang="zh-CN">无法显示这个页面。已经确认的回答都保存着，请稍后再试。</p>
          <button type="button" onClick={retry}>
            Try again / <span lang="zh-CN">再试一次</span>
          </button>
        </main>
      </body>
    </html>
  );
}
