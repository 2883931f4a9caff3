/** On a server for members only: the sign-in stands where the screen will, and nothing of a draft is lost. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { configuration } from '../api/client.ts'
import { Sign } from './pages.tsx'

export function Gate({ known, children }: { known: boolean; children: ReactNode }) {
  const { data: config } = useQuery({ queryKey: ['config'], queryFn: configuration, staleTime: Infinity })
  const [fresh, setFresh] = useState(false)
  if (known || !config?.auth_required) return children
  // Who has signed in is known then, and the screen comes by itself.
  return <Sign fresh={fresh} onDone={() => undefined} onOther={() => setFresh(!fresh)} />
}
