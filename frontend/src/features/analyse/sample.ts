/** A resume and a job that go with the language: Persian for Persian, English for all others. */
export async function sample(language: string): Promise<{ file: File; job: string }> {
  const code = language === 'fa' ? 'fa' : 'en'
  const [resume, job] = await Promise.all(
    [`/page/samples/resume-${code}.pdf`, `/page/samples/job-${code}.txt`].map((path) => fetch(path)),
  )
  if (!resume?.ok || !job?.ok) throw new Error('the sample could not be had')
  const file = new File([await resume.blob()], `resume-${code}.pdf`, { type: 'application/pdf' })
  return { file, job: await job.text() }
}
