import { readFileSync } from 'node:fs'
import type { Download } from '@playwright/test'
import { accessible, expect, fits, sample, test } from './fixtures.ts'

const JOB = readFileSync(sample('job-backend-en.txt'), 'utf8')
const FILES = ['resume-one-column.pdf', 'resume.docx', 'resume-de.pdf', 'resume-es.txt'].map(sample)
const BROKEN = { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nbroken') }

/** The beginning of a file that was saved. */
async function first(saved: Download): Promise<string> {
  for await (const part of await saved.createReadStream()) return (part as Buffer).toString('latin1')
  return ''
}

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
  expect(await first(saved)).toContain('Candidate Name')
  const [book] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as XLSX' }).click(),
  ])
  expect((await first(book)).slice(0, 2)).toBe('PK')
  await page.reload()
  await expect(page.locator('.ranking tbody tr')).toHaveCount(5)
})

test('thirty files with two broken: weights and a must that are moved give the order of the server', async ({
  page,
  request,
}) => {
  const skills = ['Python', 'Docker', 'PostgreSQL', 'Kubernetes', 'Redis']
  const files = Array.from({ length: 28 }, (_, n) => {
    const known = skills.filter((_, k) => (n >> k) & 1)
    const text = `Person ${n}\nExperience\nDeveloper, Acme Ltd, 2019 - 2024\n- Built ${known.join(', ')}\n`
    return { name: `cv-${n}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) }
  })
  files.push({ ...BROKEN, name: 'broken-a.pdf' }, { ...BROKEN, name: 'broken-b.pdf' })
  await page.goto('/app/rank')
  for (const [n, skill] of skills.slice(0, 3).entries()) {
    await page.getByRole('button', { name: 'Add a criterion' }).click()
    await page.locator('.criteria [type=text]').nth(n).fill(skill)
  }
  await page.locator('#files').setInputFiles(files)
  await page.getByRole('button', { name: 'Rank', exact: true }).click()
  const rows = page.locator('.ranking tbody tr')
  await expect(rows).toHaveCount(30, { timeout: 30_000 })
  await expect(page.locator('.ranking tr.error')).toHaveCount(2)
  const weights = page.locator('thead [type=number]')
  for (const [n, weight] of [3, 7, 2].entries()) await weights.nth(n).fill(String(weight))
  const musts = page.locator('thead [type=checkbox]')
  for (const n of [0, 1, 2]) await musts.nth(n).setChecked(n === 2)

  const form = new FormData()
  const criteria = skills
    .slice(0, 3)
    .map((criterion, n) => ({ criterion, weight: [3, 7, 2][n], must: n === 2 }))
  form.set('criteria', JSON.stringify(criteria))
  for (const { name, buffer } of files) form.append('files', new File([new Uint8Array(buffer)], name))
  const answer = await request.post('/score-resumes', {
    multipart: form,
    headers: { Accept: 'application/json' },
  })
  const told = (await answer.json()) as {
    data: { candidates: { name: string; total: number; error: unknown }[] }
  }
  const order = told.data.candidates
  await expect(rows.locator('th bdi')).toHaveText(order.map((one) => one.name))
  const totals = await rows.locator('td:nth-child(3)').allTextContents()
  expect(totals).toEqual(order.map((one) => (one.error ? '' : one.total.toLocaleString('en'))))
})
