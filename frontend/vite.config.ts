import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const API = process.env['API_URL'] ?? 'http://127.0.0.1:5000'
const ROUTES =
  'analyze|analyze-resume|parse-resume|results|extract-criteria|score-resumes|session|auth|resumes|jobs|matches|export|history|dashboard|health|providers|openapi\\.json|config|docs'

/** Writes a .gz and a .br beside each text file of the build, so that the server compresses nothing. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
        const path = join('dist', name)
        if (!statSync(path).isFile() || !/\.(js|css|html|svg|txt)$/.test(name)) continue
        const bytes = readFileSync(path)
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        writeFileSync(`${path}.br`, brotliCompressSync(bytes))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    host: 'localhost',
    port: 5173,
    strictPort: true,
    proxy: { [`^/(${ROUTES})(?=[-/?.]|$)`]: { target: API } },
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
})
