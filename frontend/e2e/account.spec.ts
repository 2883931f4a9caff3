import { accessible, account, expect, fits, pdf, sampleResult, test } from './fixtures.ts'

const PASSWORD = 'correct horse battery'
const fresh = () => `e2e-${Date.now()}-${Math.random().toString(36).slice(2)}@example.com`

test('an account is made, keeps an analysis, and is deleted', async ({ page }) => {
  const email = fresh()
  await page.goto('/app')
  await expect(page).toHaveURL(/sign-in/)
  await page.getByRole('button', { name: 'I need an account' }).click()
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByRole('alert')).toContainText('e-mail')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByRole('alert')).toContainText('at least 10')
  await accessible(page)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.getByText('Nothing is kept yet')).toBeVisible()
  await accessible(page)

  await sampleResult(page)
  await page.getByRole('link', { name: 'Dashboard' }).click()
  await expect(page.locator('.figures dd').first()).toHaveText(/\d+/)
  await accessible(page)
  await fits(page)
  await page.locator('.board .demand button').first().click()
  await expect(page.locator('#score')).toBeVisible()

  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('do not go together')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await accessible(page)
  await page.getByLabel('Type your e-mail address').fill(email)
  await page.locator('dialog .danger').click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a guest cannot open the result of somebody who is signed in', async ({ page, browser, baseURL }) => {
  await account(page)
  await sampleResult(page)
  const other = await (await browser.newContext()).newPage()
  await other.goto(`${baseURL}${new URL(page.url()).pathname}`)
  await expect(other.getByRole('alert')).toContainText('not here')
})

test('a guest who makes an account keeps the result and is back at it; then it can be deleted', async ({
  page,
}) => {
  await sampleResult(page)
  const address = page.url()
  await page.getByRole('button', { name: 'Keep it in an account' }).click()
  await page.getByLabel('E-mail address').fill(fresh())
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make an account' }).click()
  await expect(page.locator('#score')).toBeVisible()
  expect(page.url()).toBe(address)
  await page.getByRole('link', { name: 'Dashboard' }).click()
  await expect(page.locator('.past')).toHaveCount(1)
  await page.locator('.past button').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await accessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('link', { name: 'Dashboard' }).click()
  await expect(page.getByText('Nothing is kept yet')).toBeVisible()
})

test('two versions of a resume are compared, demand by demand', async ({ page }) => {
  await account(page)
  const lines = [
    ...['Jane Doe', 'jane@example.com', '+44 20 7946 0958', 'Experience', 'Developer, Acme Ltd, 2019 - 2024'],
    'Led a team of four who keep the booking service of a railway running day and night',
    'Cut the time of a release from two days to one hour and taught others how to do it',
    ...['Education', 'BSc Computer Science, University of Leeds, 2015 - 2019', 'Skills', 'Git, Linux'],
  ]
  for (const skill of ['Java', 'Python and PostgreSQL']) {
    await page.goto('/')
    const buffer = pdf([...lines, `Built services in ${skill}`].map((line) => ({ line })))
    await page.locator('#file').setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer })
    await page.locator('#job').fill('Developer\nRequirements:\n- Python\n- PostgreSQL\n')
    await page.getByRole('button', { name: 'Analyse', exact: true }).click()
    await expect(page.locator('#score')).toBeVisible({ timeout: 20_000 })
  }
  await page.getByRole('button', { name: 'Compare with the earlier version' }).click()
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible()
  await expect(page.locator('.compare .notice')).toHaveCount(0)
  await expect(page.locator('.compare .demand').filter({ hasText: 'PostgreSQL' })).toContainText('→ shown')
  await accessible(page)
  const address = page.url()
  await page.getByRole('link', { name: 'Dashboard' }).click()
  for (const n of [0, 1]) await page.locator('.past input').nth(n).check()
  await page.getByRole('button', { name: 'Compare two' }).click()
  await expect(page).toHaveURL(address)
  await page.reload()
  await expect(page.locator('.compare .whole')).toContainText('+')
})
