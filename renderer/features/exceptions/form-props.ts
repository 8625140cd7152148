import type { Question, ResolutionArgs } from './use-resolve.ts'

/** What a way out asks, and where its answers go. */
export interface FormProps {
  readonly question: Question
  readonly busy: boolean
  answer(args: Partial<ResolutionArgs>): void
}
