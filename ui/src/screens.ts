/** Every screen and its address. A new screen is a line here and a branch in App.svelte. */
export const screens = {
  start: "/",
  gallery: "/gallery",
  galleryScreen: "/gallery/:name",
} as const;
