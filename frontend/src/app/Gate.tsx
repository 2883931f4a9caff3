/** On a server for members only: the sign-in stands where the screen will, and nothing of a draft is lost. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'react-router'
import { configuration } from '../api/client.ts'
import { Sign } from './pages.tsx'
import { paths } from './paths.ts'

export function Gate({ known, children }: { known: boolean; children: ReactNode }) {
  const { data: config } = useQuery({ queryKey: ['config'], queryFn: configuration, staleTime: Infinity })
  const [fresh, setFresh] = useState(false)
  const { pathname } = useLocation()
  const asked = pathname === paths.signIn || pathname === paths.signUp
  if (known || asked || !config?.auth_required) return children
  // Who has signed in is known then, and the screen comes by itself.
  return <Sign fresh={fresh} onDone={() => undefined} onOther={() => setFresh(!fresh)} />
}
