import { readFileSync } from 'node:fs'
import { accessible, expect, fits, sample, test } from './fixtures.ts'

const JOB = readFileSync(sample('job-backend-en.txt'), 'utf8')
const FILES = ['resume-one-column.pdf', 'resume.docx', 'resume-de.pdf', 'resume-es.txt'].map(sample)
const BROKEN = { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nbroken') }

test('a job becomes criteria, criteria a ranking whose weights are live', async ({ page, request }) => {
  await page.goto('/app/rank')
  await page.getByRole('button', { name: 'Rank' }).click()
  await expect(page.getByRole('alert')).toContainText('Add at least one criterion')
  await page.locator('#job').fill(JOB)
  await page.getByRole('button', { name: 'Find the criteria' }).click()
  await expect(page.locator('.criteria li').first()).toBeVisible()
  await accessible(page)
  await page.locator('#files').setInputFiles(FILES)
  const name = 'broken.pdf'
  await page.locator('#files').setInputFiles({ ...BROKEN, name })
  await expect(page.getByText('5 files chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Rank', exact: true }).click()
  await expect(page.locator('.ranking tbody tr')).toHaveCount(5, { timeout: 25_000 })
  await accessible(page)
  await fits(page)

  const id = page.url().split('/').pop() ?? ''
  type Answer = { data: { result: { candidates: { name: string }[] } } }
  const answer = (await (await request.get(`/results/${id}`)).json()) as Answer
  const names = await page.locator('.ranking tbody th bdi').allTextContents()
  expect(names).toEqual(answer.data.result.candidates.map((one) => one.name))
  await expect(page.locator('.ranking tr.error')).toContainText('No text could be read')

  await page.locator('td button').first().click()
  await expect(page.locator('td q')).toBeVisible()
  const before = await page.locator('.ranking tbody tr').first().locator('td').nth(1).textContent()
  await page.locator('thead input[type=number]').first().fill('90')
  await expect(page.locator('.ranking tbody tr').first().locator('td').nth(1)).not.toHaveText(before ?? '')
  await page.getByLabel('Hide names').check()
  await expect(page.locator('.ranking tbody th bdi').first()).toHaveText('Candidate 1')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/\.csv$/)
  await page.reload()
  await expect(page.locator('.ranking tbody tr')).toHaveCount(5)
})
