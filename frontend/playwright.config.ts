import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const PORT = Number(process.env['E2E_PORT'] ?? 5187)
const FOLDER = join(tmpdir(), `resume-page-e2e-${PORT}`)
const here = existsSync(CHROMIUM)
if (!here) console.log(`No Chromium at ${CHROMIUM}: the page is not tried in a browser.`)

/** The settings of a server of the tests' own: empty, embedded, and too busy for no limit. */
const server = (port: number, more: Record<string, string> = {}) => ({
  command: `rm -rf ${FOLDER}-${port} && mkdir -p ${FOLDER}-${port} && cd .. && exec .venv/bin/gunicorn -c gunicorn.conf.py main:app`,
  url: `http://127.0.0.1:${port}/health`,
  env: {
    PORT: String(port),
    DATABASE_URL: `sqlite:///${FOLDER}-${port}/app.db`,
    QUEUE_PATH: `${FOLDER}-${port}/queue`,
    FILE_STORE_PATH: `${FOLDER}-${port}/files`,
    LOG_LEVEL: 'WARNING',
    RATE_LIMIT: '10000 per minute',
    RATE_LIMIT_ADDRESS: '10000 per minute',
    ...more,
  },
  timeout: 60_000,
})

export default defineConfig({
  testDir: 'e2e',
  testMatch: !here ? [] : process.env['SCREENSHOTS'] ? 'screenshots.ts' : '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    screenshot: 'only-on-failure',
    baseURL: `http://127.0.0.1:${PORT}`,
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: here ? [server(PORT)] : [],
})
