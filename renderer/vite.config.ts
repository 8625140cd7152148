import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The page runs under a CSP without inline scripts or styles: nothing is inlined, and the nonce that React
 * Aria needs for its two style elements is put into <head> by whichever shell serves index.html.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../.build/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // In one chunk, so that app/no-eval.ts runs before any schema is made.
        codeSplitting: { groups: [{ name: 'domain', test: /[\\/](zod|shared|no-eval\.ts)([\\/]|$)/ }] },
      },
    },
  },
})
