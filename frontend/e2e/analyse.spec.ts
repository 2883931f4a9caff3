import { accessible, expect, fits, pdf, sample, sampleResult, test } from './fixtures.ts'

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

const LOCK = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})>>`
const SCRIPT = { catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' }
for (const [what, buffer, words] of [
  ['is broken', Buffer.from('%PDF-1.7\nbroken'), 'No text could be read'],
  ['holds no text', pdf([]), 'No text could be read'],
  ['is locked', pdf([{ line: 'Jane Doe' }], { trailer: LOCK }), 'locked by a password'],
  ['holds a script', pdf([{ line: 'Jane Doe' }], SCRIPT), 'active content'],
] as const) {
  test(`a file that ${what} is told in words`, async ({ page }) => {
    await page.goto('/')
    await page.locator('#file').setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer })
    await page.locator('#job').fill(JOB)
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 20_000 })
    await expect(page.getByRole('button', { name: 'Try again with the same file' })).toBeVisible()
    if (what === 'is broken') await accessible(page)
  })
}

test('files are taken where they are dropped, a job as a text, a resume as any', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const drop = (name: string, type: string, text: string) =>
    page.evaluate(
      ([name, type, text]) => {
        const held = new DataTransfer()
        held.items.add(new File([text], name, { type }))
        const where = (name.startsWith('job') && document.querySelector('#job')) || document.body
        const { x, y } = where.getBoundingClientRect()
        const at = { clientX: x + 20, clientY: y + 20, bubbles: true, cancelable: true, dataTransfer: held }
        for (const kind of ['dragenter', 'dragover', 'drop']) where.dispatchEvent(new DragEvent(kind, at))
      },
      [name, type, text] as const,
    )
  await drop(
    'cv.tex',
    'application/x-tex',
    '\\documentclass{article}\\begin{document}Jane Doe\\end{document}',
  )
  await expect(page.getByText('cv.tex').first()).toBeVisible()
  await drop('job.txt', 'text/plain', JOB)
  await expect(page.locator('#job')).toHaveValue(JOB)
})

test('where too little is said, no number is made up', async ({ page }) => {
  await page.goto('/')
  const buffer = Buffer.from('Jane Doe\nSinger\n')
  await page.locator('#file').setInputFiles({ name: 'cv.txt', mimeType: 'text/plain', buffer })
  await page.locator('#job').fill(JOB)
  await page.getByRole('button', { name: 'Analyse', exact: true }).click()
  await expect(page.locator('.verdict')).toHaveText('cannot be told', { timeout: 20_000 })
  await expect(page.getByRole('img', { name: 'Score: cannot be told' })).toBeVisible()
  await expect(page.locator('.head .notice')).toContainText('too little text')
  await accessible(page)
})

test('forced colours, no motion and letters twice as large', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await sampleResult(page)
  await page.locator('.demand.met > button').first().click()
  await accessible(page)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await fits(page)
})

test('every address of the page opens by itself', async ({ page }) => {
  for (const path of [
    '/',
    '/app/rank',
    '/app/improve',
    '/app/sign-in',
    '/app/sign-up',
    '/app/matching',
    '/app',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
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
    test('form and result fit 320 px and 1280 px, light and dark', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 })
      await page.goto('/')
      const rtl = language === 'fa' || language === 'ar'
      await expect(page.locator('html')).toHaveAttribute('dir', rtl ? 'rtl' : 'ltr')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await accessible(page)
      await fits(page)
      await page.locator('#try-sample').click()
      await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
      await accessible(page)
      await fits(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.reload()
      await expect(page.locator('.sheet img, .pages img').first()).toBeVisible({ timeout: 20_000 })
      await accessible(page)
      await fits(page)
    })
  })
}
