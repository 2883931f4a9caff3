/** Short names for the shapes of the server's description. */
import type { components } from './schema.d.ts'

type Schemas = components['schemas']
export type Report = Schemas['AnalysisResult']
export type Requirement = Schemas['Requirement']
export type Quote = Schemas['Quote']
export type Flashcard = Schemas['Flashcard']
export type FormatCheck = Schemas['FormatCheck']
export type Configuration = Schemas['Configuration']
export type TaskDone = Schemas['AnalysisDone']
export type TaskFailed = Schemas['TaskFailed']
export type TaskPending = Schemas['TaskPending']
export type Progress = Schemas['Progress']
