import { readFileSync } from 'node:fs'
import { accessible, account, expect, fits, sample, test } from './fixtures.ts'

const JOBS = ['job-backend-en.txt', 'job-marketing-en.txt'].map((name) => readFileSync(sample(name), 'utf8'))

test('kept resumes meet kept jobs; a cell says why and leads to the full result', async ({ page }) => {
  await account(page)
  await page.getByRole('link', { name: 'Jobs and matching' }).click()
  await expect(page.getByText('A kept job can be matched')).toBeVisible()
  await accessible(page)
  await page
    .locator('#keep-files')
    .setInputFiles(['resume-one-column.pdf', 'resume-two-columns.pdf', 'resume.docx'].map(sample))
  await expect(page.locator('.shelf').first().locator('li')).toHaveCount(3)
  for (const [n, job] of JOBS.entries()) {
    await page.getByLabel('Paste the text of a job').fill(job)
    await page.getByRole('button', { name: 'Keep this job' }).click()
    await expect(page.locator('.shelf').last().locator('li')).toHaveCount(n + 1)
  }
  const docx = page.locator('.shelf li').filter({ hasText: 'resume.docx' })
  await docx.getByRole('button').click()
  await expect(docx).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(docx).toHaveCount(1)

  await page.getByRole('button', { name: 'Match all' }).click()
  const rows = page.locator('.matrix tbody tr')
  await expect(rows.first()).toContainText('resume-two-columns.pdf')
  await page.locator('thead').getByRole('button', { name: 'Senior Backend Engineer' }).click()
  await expect(rows.first()).toContainText('resume-one-column.pdf')
  await rows.first().locator('td button').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(rows.first().locator('td button').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.why-cell')).toContainText('resume-one-column.pdf · Senior Backend Engineer')
  await accessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.locator('.matrix thead th:visible')).toHaveCount(2)
  await fits(page)
  await page.getByRole('button', { name: 'Full result' }).click()
  await expect(page.locator('#score')).toBeVisible()
  await page.getByRole('button', { name: 'Page', exact: true }).click()
  await expect(page.getByRole('img', { name: 'Page 1 of 1' })).toBeVisible()
})
