/** What went wrong, by the server's code; `NETWORK` where no answer came. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly requestId: string | null
  readonly retryAfter: number | null
  readonly fields: readonly string[]
  readonly details: Record<string, unknown>

  constructor(code: string, message: string, more: Partial<Omit<ApiProblem, 'code' | 'message'>> = {}) {
    super(message)
    this.name = 'ApiProblem'
    this.code = code
    this.status = more.status ?? 0
    this.requestId = more.requestId ?? null
    this.retryAfter = more.retryAfter ?? null
    this.details = more.details ?? {}
    this.fields = Object.keys((this.details['fields'] ?? {}) as object)
  }
}

/** No answer came: offline, refused, or broken off. */
export const networkProblem = () => new ApiProblem('NETWORK', 'No answer came from the server.')

/** The problem that an answer's body and headers tell; what is no envelope is an INTERNAL_ERROR. */
export function problemOf(
  status: number,
  body: unknown,
  header: (name: string) => string | null,
): ApiProblem {
  const told = (body ?? {}) as { code?: string; error?: string; details?: Record<string, unknown> | null }
  const seconds = Number(header('Retry-After'))
  return new ApiProblem(told.code ?? 'INTERNAL_ERROR', told.error ?? `HTTP ${status}`, {
    status,
    requestId: header('X-Request-ID'),
    retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
    details: told.details ?? {},
  })
}
