import { accessible, expect, fits, sample, sampleResult, test } from './fixtures.ts'

const JOB = 'Backend developer wanted.\nRequirements:\n- Python\n- PostgreSQL\n- 3 years of experience\n'

test('a sample leads to a result in one press', async ({ page }) => {
  await sampleResult(page)
  await expect(page).toHaveURL(/\/app\/result\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await accessible(page)
})

for (const name of ['resume-one-column.pdf', 'resume.docx', 'resume.tex', 'resume-es.txt']) {
  test(`an own file in three actions: ${name}`, async ({ page }) => {
    await page.goto('/')
    await page.locator('#file').setInputFiles(sample(name))
    await page.locator('#job').fill(JOB)
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
  })
}

test('every fault is told, the first gets the focus, nothing is sent', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto('/')
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Choose your resume.')
  await expect(page.getByRole('alert')).toContainText('Paste the text of the job.')
  await expect(page.locator('#file')).toBeFocused()
  await accessible(page)
  for (const [file, words] of [
    [{ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }, 'This file is empty.'],
    [{ name: 'cv.png', mimeType: 'image/png', buffer: Buffer.from('x') }, 'This is neither'],
    [{ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(17 << 20) }, 'larger than 16 MB'],
  ] as const) {
    await page.locator('#file').setInputFiles(file)
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.locator('#file-fault')).toContainText(words)
  }
  expect(sent).toEqual([])
})

test('a file that cannot be read is told in words, and can be sent again', async ({ page }) => {
  await page.goto('/')
  const broken = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nbroken') }
  await page.locator('#file').setInputFiles(broken)
  await page.locator('#job').fill(JOB)
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('No text could be read', { timeout: 20_000 })
  await accessible(page)
})

test('a draft survives a reload', async ({ page }) => {
  await page.goto('/')
  await page.locator('#file').setInputFiles(sample('resume.docx'))
  await page.locator('#job').fill(JOB)
  await page.reload()
  await expect(page.locator('#job')).toHaveValue(JOB)
  await expect(page.getByText('resume.docx').first()).toBeVisible()
})

test('a slow upload shows its progress, and cancelling leaves the form filled', async ({ page, context }) => {
  const line = await context.newCDPSession(page)
  await page.goto('/')
  const big = { name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.alloc(3 << 20, 'word ') }
  await page.locator('#file').setInputFiles(big)
  await page.locator('#job').fill(JOB)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 }
  await line.send('Network.emulateNetworkConditions', slow)
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect
    .poll(() => page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value))
    .toBeGreaterThan(0.1)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('Cancelled')
  await expect(page.locator('#job')).toHaveValue(JOB)
})

test('without a connection the form says so and keeps all', async ({ page, context }) => {
  await page.goto('/')
  await page.locator('#file').setInputFiles(sample('resume.docx'))
  await page.locator('#job').fill(JOB)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The server does not answer')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
})

for (const language of ['en', 'fa', 'ar', 'de', 'fr', 'es']) {
  test.describe(language, () => {
    test.use({ language })
    for (const [colorScheme, width] of [
      ['light', 320],
      ['dark', 1280],
    ] as const) {
      test(`fits ${width} px, ${colorScheme}, form and result`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto('/')
        const rtl = language === 'fa' || language === 'ar'
        await expect(page.locator('html')).toHaveAttribute('dir', rtl ? 'rtl' : 'ltr')
        await accessible(page)
        await fits(page)
        await page.locator('#try-sample').click()
        await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
        await accessible(page)
        await fits(page)
      })
    }
  })
}
