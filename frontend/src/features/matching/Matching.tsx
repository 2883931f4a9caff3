import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as api from '../../api/client.ts'
import { ApiProblem } from '../../api/errors.ts'
import type { MatchMatrix } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { AddJob, AddResumes } from './Adding.tsx'
import { Matrix } from './Matrix.tsx'
import { Shelf } from './Shelf.tsx'

type Props = {
  onOpen: (analysis: string) => void
  onImprove: (texts: { resume: string; job: string }) => void
}

/** What came of a deletion: its name, and the way back. */
type Gone = { name: string; back: () => Promise<unknown> }

/** Kept resumes and kept jobs, and how each fits each. */
export function Matching({ onOpen, onImprove }: Props) {
  const { t, number } = useLanguage()
  const client = useQueryClient()
  const resumes = useQuery({ queryKey: ['resumes'], queryFn: api.keptResumes })
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: api.keptJobs })
  const [gone, setGone] = useState<Gone | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [matrix, setMatrix] = useState<MatchMatrix | null>(null)

  const tried = async (act: () => Promise<unknown>) => {
    setProblem(null)
    setBusy(true)
    try {
      await act()
    } catch (fault) {
      setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('INTERNAL_ERROR', String(fault)))
    } finally {
      // What was deleted elsewhere meanwhile goes from the lists, too.
      await Promise.all(['resumes', 'jobs'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      setBusy(false)
    }
  }
  const removeResume = (id: string, name: string) =>
    tried(async () => {
      const file = new File([await api.resumeFile(id)], name)
      await api.deleteResume(id)
      setGone({ name, back: () => api.keepResume(file) })
      setMatrix(null)
    })
  const removeJob = (id: string, name: string) =>
    tried(async () => {
      const { text } = await api.wholeJob(id)
      await api.deleteJob(id)
      setGone({ name, back: () => api.keepJob(text) })
      setMatrix(null)
    })
  const match = () =>
    tried(async () => {
      const ids = (all: readonly { id: string }[] = []) => all.map((one) => one.id)
      setMatrix(await api.matched(ids(resumes.data), ids(jobs.data)))
    })
  const improve = (analysis: string) =>
    tried(async () => {
      const { report, job_text: job } = await api.historyEntry(analysis)
      if (report) onImprove({ resume: report.resume_preview, job: job ?? '' })
    })

  const failed = (resumes.error ?? jobs.error) as ApiProblem | null
  if (failed) return <Trouble problem={failed} onAgain={() => void (resumes.refetch(), jobs.refetch())} />
  if (!resumes.data || !jobs.data) return <div className="skeleton tall" />
  const ready = resumes.data.length > 0 && jobs.data.length > 0
  return (
    <div className="board matching">
      <Title>{t.matching.title}</Title>
      <p className="lead no-print">{t.matching.lead(number(api.MOST_RESUMES), number(api.MOST_JOBS))}</p>
      <div className="pair no-print">
        <Shelf
          title={t.matching.resumes}
          empty={t.matching.noResumes}
          items={resumes.data.map(({ id, filename }) => ({ id, name: filename }))}
          onRemove={(id, name) => void removeResume(id, name)}
        >
          <AddResumes
            busy={busy}
            onFiles={(files) =>
              void tried(async () => {
                for (const file of files) await api.keepResume(file)
              })
            }
          />
        </Shelf>
        <Shelf
          title={t.matching.jobs}
          empty={t.matching.noJobs}
          items={jobs.data.map(({ id, title }) => ({ id, name: title }))}
          onRemove={(id, name) => void removeJob(id, name)}
        >
          <AddJob busy={busy} onJob={(text) => tried(() => api.keepJob(text))} />
        </Shelf>
      </div>
      {gone && (
        <p role="status" className="about no-print">
          {t.matching.gone} <bdi>{gone.name}</bdi>{' '}
          <button
            type="button"
            className="link"
            onClick={() => void tried(gone.back).then(() => setGone(null))}
          >
            {t.matching.undo}
          </button>
        </p>
      )}
      {problem && <Trouble problem={problem} />}
      {ready && (
        <div className="actions no-print">
          <button type="button" className="primary" disabled={busy} onClick={() => void match()}>
            {t.matching.match}
          </button>
          {busy && <span role="status">{t.matching.busy}</span>}
        </div>
      )}
      {matrix && <Matrix matrix={matrix} onOpen={onOpen} onImprove={(id) => void improve(id)} />}
    </div>
  )
}
