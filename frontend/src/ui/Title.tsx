import { type ReactNode, useEffect, useRef } from 'react'

let opened = false

/** The one title of a screen. It takes the focus when it comes, but for the first one after the page was opened. */
export function Title({ children, id }: { children: ReactNode; id?: string }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const painted = opened && requestAnimationFrame(() => title.current?.focus())
    opened = true
    return () => {
      if (painted) cancelAnimationFrame(painted)
    }
  }, [])
  return (
    <h1 id={id} ref={title} tabIndex={-1}>
      {children}
    </h1>
  )
}
