import { account, accessible, expect, sample, sampleResult, test } from './fixtures.ts'
import { Server } from './server.ts'

const JOB = 'Backend developer wanted.\nRequirements:\n- Python\n- PostgreSQL\n'
const PORT = Number(process.env['E2E_PORT'] ?? 5187)

test.describe.serial('a server that takes two requests in eight seconds', () => {
  const server = new Server(PORT + 1, { RATE_LIMIT: '2 per 8 seconds' })
  test.use({ baseURL: server.url })
  test.beforeAll(() => server.start())
  test.afterAll(() => server.close())

  test('says how long to wait, counts down, and goes on then', async ({ page, request }) => {
    await page.goto('/')
    await page.locator('#file').setInputFiles(sample('resume.docx'))
    await page.locator('#job').fill(JOB)
    for (let n = 0; n < 2; n += 1) await request.post('/extract-criteria')
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('Too many requests')
    await expect(page.getByRole('button', { name: /Possible again in \d s/ })).toBeDisabled()
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 15_000 })
    await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
  })

  test('comes back, and so does the result that was waited for, in two browsers', async ({
    page,
    browser,
  }) => {
    const line = await page.context().newCDPSession(page)
    await page.goto('/')
    await page.locator('#file').setInputFiles(sample('resume-one-column.pdf'))
    await page.locator('#job').fill(JOB)
    await page.waitForLoadState('networkidle')
    // Answers take their time, so that the server is gone before the result is here.
    const slow = { offline: false, latency: 1500, downloadThroughput: -1, uploadThroughput: -1 }
    await line.send('Network.emulateNetworkConditions', slow)
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await page.waitForURL(/app\/result/)
    await server.stop()
    await line.send('Network.emulateNetworkConditions', { ...slow, latency: 0 })
    await expect(page.getByText('No connection just now')).toBeVisible()
    await server.start()
    const other = await (await browser.newContext()).newPage()
    await other.goto(page.url())
    for (const one of [page, other]) await expect(one.locator('#score')).toBeVisible({ timeout: 40_000 })
    await other.context().close()
  })
})

test.describe.serial('a server for members only', () => {
  const server = new Server(PORT + 2, { AUTH_REQUIRED: 'true', RATE_LIMIT: '1000 per minute' })
  test.use({ baseURL: server.url })
  test.beforeAll(() => server.start())
  test.afterAll(() => server.close())

  test('asks for the log-in in place, and a draft outlives one that has ended', async ({ page, context }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await accessible(page)
    const email = await account(page)
    await page.goto('/')
    await page.locator('#file').setInputFiles(sample('resume.docx'))
    await page.locator('#job').fill(JOB)
    const other = await context.newPage()
    await other.goto('/app/account')
    await other.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.locator('#job')).toHaveValue(JOB)
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
  })

  test('two tabs that ask at once stay signed in', async ({ page, context }) => {
    await account(page)
    await sampleResult(page)
    const other = await context.newPage()
    await Promise.all([page.goto('/app'), other.goto('/app')])
    for (const one of [page, other]) await expect(one.locator('.past')).toHaveCount(1)
    await Promise.all([page.reload(), other.reload()])
    for (const one of [page, other]) await expect(one.locator('.past')).toHaveCount(1)
  })
})
