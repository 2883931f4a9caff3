import { type ChangeEvent, type FormEvent, useState } from 'react'
import { criteriaOf } from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import { submitRanking } from '../../api/submit.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { CriteriaTable, type Criterion, draftOf, sentOf } from './CriteriaTable.tsx'

type Missing = 'noJob' | 'noCriteria' | 'noFiles'

/** A job becomes criteria, criteria and files become a ranking. */
export function RankForm({ onSent }: { onSent: (task: string) => void }) {
  const { t, number, percent, code } = useLanguage()
  const [job, setJob] = useState('')
  const [criteria, setCriteria] = useState<Criterion[]>([])
  const [files, setFiles] = useState<File[]>([])
  const [missing, setMissing] = useState<Missing | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)

  const tell = (fault: unknown) =>
    setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
  const find = async () => {
    setProblem(null)
    setMissing(job.trim() ? null : 'noJob')
    if (!job.trim()) return
    setBusy(true)
    try {
      setCriteria((await criteriaOf(job)).details.map(draftOf))
    } catch (fault) {
      tell(fault)
    } finally {
      setBusy(false)
    }
  }
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    setFiles([...files, ...(event.currentTarget.files ?? [])])
    event.currentTarget.value = ''
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const asked = criteria.filter((one) => one.text.trim())
    const lacking = asked.length === 0 ? 'noCriteria' : files.length === 0 ? 'noFiles' : null
    setMissing(lacking)
    if (lacking) return
    setProblem(null)
    setShare(0)
    try {
      onSent(await submitRanking(files, asked.map(sentOf), code, setShare).task)
    } catch (fault) {
      tell(fault)
    } finally {
      setShare(null)
    }
  }
  return (
    <form className="analyse" onSubmit={(event) => void submit(event)} noValidate>
      <Title>{t.rank.title}</Title>
      <p className="lead">{t.rank.lead}</p>
      <section className="card" aria-labelledby="rank-job">
        <h2 id="rank-job">
          <label htmlFor="job">{t.rank.job}</label>
        </h2>
        <textarea id="job" dir="auto" value={job} onChange={(event) => setJob(event.currentTarget.value)} />
        <button type="button" onClick={() => void find()} disabled={busy}>
          {t.rank.find}
        </button>
      </section>
      <section className="card" aria-labelledby="rank-criteria">
        <h2 id="rank-criteria">{t.rank.criteria}</h2>
        <CriteriaTable criteria={criteria} onChange={setCriteria} />
      </section>
      <section className="card" aria-labelledby="rank-files">
        <h2 id="rank-files">{t.rank.files}</h2>
        <label className="drop">
          <input
            id="files"
            type="file"
            multiple
            className="sr"
            accept=".pdf,.docx,.tex,.txt"
            onChange={add}
          />
          <span className="name">{t.rank.choose}</span>
        </label>
        {files.length > 0 && (
          <p role="status">
            {t.rank.chosen(files.length, number(files.length))}{' '}
            <button type="button" className="link" onClick={() => setFiles([])}>
              {t.rank.clear}
            </button>
          </p>
        )}
      </section>
      {missing && (
        <Notice kind="error">
          <p>{missing === 'noJob' ? t.faults.noJob : t.rank[missing]}</p>
        </Notice>
      )}
      {problem && <Trouble problem={problem} />}
      <div className="actions">
        <button type="submit" className="primary" disabled={share !== null}>
          {t.rank.send}
        </button>
        {share !== null && <span role="status">{t.analyse.sending(percent(share))}</span>}
      </div>
    </form>
  )
}
