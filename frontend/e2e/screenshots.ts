/** Every screen × light and dark × phone and wide × English and Persian, into the folder SCREENSHOTS. */
import { join } from 'node:path'
import { expect, sample, test } from './fixtures.ts'

const FOLDER = process.env['SCREENSHOTS'] ?? 'screenshots'

for (const language of ['en', 'fa']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      test.describe(`${language} ${colorScheme} ${width}`, () => {
        test.use({ language, colorScheme, viewport: { width, height: width > 500 ? 900 : 844 } })
        test('screens', async ({ page }) => {
          const shot = (name: string) =>
            page.screenshot({ path: join(FOLDER, `${name}-${language}-${colorScheme}-${width}.png`) })
          await page.goto('/')
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await shot('analyse')
          await page.locator('#try-sample').click()
          await expect(page.locator('#score')).toBeVisible()
          await shot('result')
          await page.locator('.demand.met > button').nth(5).click()
          await page.waitForTimeout(800)
          await shot('proof')
          await page.goto('/app/rank')
          await page
            .locator('#job')
            .fill('Backend developer\nRequirements:\n- Python\n- PostgreSQL\n- Docker\n')
          await page.locator('#job + button').click()
          await expect(page.locator('.criteria li').first()).toBeVisible()
          await page
            .locator('#files')
            .setInputFiles(['resume-one-column.pdf', 'resume.docx', 'resume-fa.pdf'].map(sample))
          await page.locator('button.primary').click()
          await expect(page.locator('.ranking tbody tr').first()).toBeVisible({ timeout: 30_000 })
          await shot('ranking')
          await page.goto('/app/sign-up')
          await expect(page.locator('#email')).toBeVisible()
          await shot('sign-up')
        })
      })
    }
  }
}
