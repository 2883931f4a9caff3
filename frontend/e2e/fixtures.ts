/** A page that fails its test on any console error, breach of the policy, or request to another host. */
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export { expect }

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples')
export const sample = (name: string) => join(SAMPLES, name)

/** An answer that a test provokes on purpose is a console error too: these are told apart by address. */
const expected = (text: string, address: string) =>
  text.startsWith('Failed to load resource') && !/\/assets\/|\/page\/samples/.test(address)

export const test = base.extend<{ language: string }>({
  language: ['en', { option: true }],
  page: async ({ page, language, baseURL }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected(message.text(), message.location().url))
        faults.push(message.text())
    })
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(baseURL ?? ''))
        faults.push(request.url())
    })
    await page.addInitScript((code) => {
      if (!localStorage.getItem('language')) localStorage.setItem('language', code)
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective}`),
      )
    }, language)
    await use(page)
    expect(faults).toEqual([])
  },
})

type Line = { line: string; white?: boolean }

/** A PDF of one page with lines under each other, some of them white on white; what its catalogue and its trailer hold
 * besides. */
export function pdf(lines: readonly Line[], more: { catalogue?: string; trailer?: string } = {}): Buffer {
  const drawn = lines.map(
    ({ line, white }, n) => `BT ${white ? 1 : 0} g /F 12 Tf 72 ${760 - 24 * n} Td (${line}) Tj ET`,
  )
  const content = drawn.join('\n')
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${more.catalogue ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const body = objects.map((one, n) => `${n + 1} 0 obj${one}endobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R${more.trailer ?? ''}>>`)
}

/** No violation of WCAG 2.2 AA or of good practice. */
export async function accessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(violations.map((one) => [one.id, ...one.nodes.map((node) => node.html.slice(0, 120))])).toEqual([])
}

/** Nothing is wider than the window. */
export async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

const PASSWORD = 'correct horse battery'

/** A new account, signed in; its address. */
export async function account(page: Page): Promise<string> {
  const email = `e2e-${Date.now()}-${Math.random().toString(36).slice(2)}@example.com`
  await page.goto('/app/sign-up')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByRole('link', { name: 'Account' })).toBeVisible()
  return email
}

/** From the start page to the result of the sample. */
export async function sampleResult(page: Page): Promise<void> {
  await page.goto('/')
  await page.locator('#try-sample').click()
  await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
}
