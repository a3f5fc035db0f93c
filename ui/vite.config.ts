import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

// The policy of the real window, so that `vite preview` shows what the app would refuse.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
].join("; ");

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // Relative addresses: the window serves the screen from a scheme of its own.
  base: "./",
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "localhost" },
  preview: { headers: { "Content-Security-Policy": policy } },
  build: {
    target: "es2022",
    // Fonts and pictures stay files: a data: address would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // What the start needs is one file, and so is everything else: each file more is a question to the program.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }, { name: "screens", test: /[\\/]src[\\/]/ }] } } },
  },
  css: {
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"] } },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    restoreMocks: true,
    // How fast the screen is, benchmarks show: on a busy computer a test may take its time.
    testTimeout: 60_000,
  },
});
