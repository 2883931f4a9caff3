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
          await page.locator(width > 500 ? '.views .both' : '.views .page').click()
          await page.locator('.pane.no-print input').check()
          await page.waitForTimeout(800)
          await shot('page')
          await page.locator('#words-title').scrollIntoViewIfNeeded()
          await shot('words')
          await page.locator('.actions .primary').click()
          await page.locator('button.primary').click()
          await expect(page.locator('.questions textarea')).toBeVisible()
          await shot('improve')
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
          await page.locator('#email').fill(`shots-${Date.now()}@example.com`)
          await page.locator('#password').fill('correct horse battery')
          await page.locator('button.primary').click()
          await expect(page.locator('.board')).toBeVisible()
          for (const [file, skill] of [
            ['resume.docx', 'Excel'],
            ['resume-one-column.pdf', 'Python'],
            ['resume-one-column.pdf', 'Docker'],
          ] as const) {
            await page.goto('/')
            await page.locator('#file').setInputFiles(sample(file))
            await page.locator('#job').fill(`Backend developer\nRequirements:\n- Python\n- ${skill}\n- AWS\n`)
            await page.locator('button[type=submit]').click()
            await expect(page.locator('#score')).toBeVisible()
          }
          await page.goto('/app')
          await expect(page.locator('.past').nth(2)).toBeVisible()
          await shot('dashboard')
          for (const n of [0, 1]) await page.locator('.past input').nth(n).check()
          await page.locator('#past-title ~ .actions button').click()
          await expect(page.locator('.compare')).toBeVisible()
          await shot('compare')
          await page.goto('/app/account')
          await expect(page.locator('.danger').first()).toBeVisible()
          await shot('account')
          await page.goto('/app/matching')
          await page
            .locator('#keep-files')
            .setInputFiles(['resume-one-column.pdf', 'resume-two-columns.pdf'].map(sample))
          await expect(page.locator('.shelf li')).toHaveCount(2)
          await page.locator('#keep-job').fill('Backend developer\nRequirements:\n- Python\n- Docker\n')
          await page.locator('#keep-job ~ p button').click()
          await expect(page.locator('.shelf li')).toHaveCount(3)
          await page.locator('button.primary').click()
          await page.locator('.matrix td button').first().click()
          await shot('matching')
        })
      })
    }
  }
}
