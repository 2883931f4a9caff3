import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'

const BUDGET = 120_000

test('the first page needs at most 120 kB of compressed scripts', async ({ page }) => {
  const scripts = new Set<string>()
  page.on(
    'request',
    (request) => request.resourceType() === 'script' && scripts.add(new URL(request.url()).pathname),
  )
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const size = (path: string) =>
    readFileSync(join(import.meta.dirname, '..', 'dist', `${path}.gz`)).byteLength
  const bytes = [...scripts].reduce((sum, path) => sum + size(path), 0)
  console.log(`first page: ${scripts.size} scripts, ${(bytes / 1000).toFixed(1)} kB gzip`)
  expect(bytes).toBeLessThanOrEqual(BUDGET)
})
