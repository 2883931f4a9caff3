import { useEffect, useRef, useState } from 'react'

type Takers = { onFile: (file: File) => void; onJob: (text: string) => void }

const isText = (file: File) => file.type.startsWith('text/') || /\.(txt|text|md)$/i.test(file.name)

/** The whole window takes a file; a text file let go over the job's box is the job. True while one hovers. */
export function useDrop(takers: Takers): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(takers)
  useEffect(() => {
    latest.current = takers
  })
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const hover = (event: DragEvent) => {
      if (!holdsFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      const onJob = document.elementsFromPoint(event.clientX, event.clientY).some((one) => one.id === 'job')
      if (onJob && isText(file)) void file.text().then((text) => latest.current.onJob(text))
      else latest.current.onFile(file)
    }
    addEventListener('dragover', hover)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', hover)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])
  return over
}
