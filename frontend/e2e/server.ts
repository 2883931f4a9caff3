/** A server of a test's own, which it may stop and start again: with the settings that the test is about. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

export class Server {
  readonly url: string
  private readonly folder = mkdtempSync(join(tmpdir(), 'resume-page-'))
  private process: ChildProcess | null = null
  private readonly port: number
  private readonly settings: Record<string, string>

  constructor(port: number, settings: Record<string, string>) {
    this.port = port
    this.settings = settings
    this.url = `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    const own = {
      PORT: String(this.port),
      LOG_LEVEL: 'ERROR',
      // One process counts how often somebody asks.
      WEB_CONCURRENCY: '1',
      DATABASE_URL: `sqlite:///${this.folder}/app.db`,
      QUEUE_PATH: join(this.folder, 'queue'),
      FILE_STORE_PATH: join(this.folder, 'files'),
      JWT_SECRET_FILE: join(this.folder, 'secret'),
    }
    this.process = spawn('.venv/bin/gunicorn', ['-c', 'gunicorn.conf.py', 'main:app'], {
      cwd: ROOT,
      env: { ...process.env, ...own, ...this.settings },
      stdio: 'ignore',
      detached: true,
    })
    for (let left = 120; left > 0; left -= 1) {
      const answer = await fetch(`${this.url}/health`).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error(`no server on port ${this.port}`)
  }

  /** Ends it with all that it started, at once. */
  async stop(): Promise<void> {
    const { process: one } = this
    if (!one?.pid || one.exitCode !== null || one.signalCode !== null) return
    const ended = new Promise((resolve) => one.once('exit', resolve))
    process.kill(-one.pid, 'SIGKILL')
    await ended
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
