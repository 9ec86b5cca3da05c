import type { MetadataRoute } from "next";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Notecurve",
    short_name: "Notecurve",
    start_url: "/today",
    display: "standalone",
    background_color: "#fbfbf9",
    theme_color: "#fbfbf9",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
