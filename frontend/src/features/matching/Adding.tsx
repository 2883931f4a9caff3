import { useState } from 'react'
import { useLanguage } from '../../i18n/index.tsx'

/** Choose files to keep. */
export function AddResumes({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const { t } = useLanguage()
  return (
    <label className="drop">
      <input
        id="keep-files"
        type="file"
        multiple
        className="sr"
        disabled={busy}
        accept=".pdf,.docx,.tex,.txt,.md"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {t.rank.choose}
    </label>
  )
}

/** Paste a job to keep; what was typed stays where it could not be kept. */
export function AddJob({ busy, onJob }: { busy: boolean; onJob: (text: string) => Promise<void> }) {
  const { t } = useLanguage()
  const [text, setText] = useState('')
  const add = async () => {
    await onJob(text)
    setText('')
  }
  return (
    <>
      <label htmlFor="keep-job" className="sr">
        {t.matching.paste}
      </label>
      <textarea
        id="keep-job"
        dir="auto"
        placeholder={t.matching.paste}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p>
        <button type="button" disabled={busy || !text.trim()} onClick={() => void add()}>
          {t.matching.add}
        </button>
      </p>
    </>
  )
}
