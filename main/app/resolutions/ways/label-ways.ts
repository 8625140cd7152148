import { message } from '../../../../shared/messages/message.ts'
import { refuse } from '../../commands/refusal.ts'
import { answerLabel, type LabelAnswer } from '../../labels/answer-label.ts'
import { isAboutLabel } from '../../labels/restate-trouble.ts'
import { numberParcel } from '../../packing/number-parcel.ts'
import { settleLabel } from '../../packing/settle-label.ts'
import { settlePaper } from '../../papers/settle-paper.ts'
import { type Resolving, type Way, wayOutOf } from './way.ts'

const answer =
  (said: LabelAnswer): Way =>
  ({ context, resolver, cause, args }) =>
    answerLabel(context, resolver, cause, said, args.note)

const PRINTED = ['print-unknown', 'label-failed', 'paper-failed'] as const

/** Ways out of what went wrong with a label, at the printer or at the carrier that sells it. */
export const LABEL_WAYS = {
  'retry-print': wayOutOf(PRINTED, (at) => answerPrint(at, false)),
  'confirm-printed': wayOutOf(PRINTED, (at) => answerPrint(at, true)),
  'buy-again': answer('buy-again'),
  'buy-now': answer('buy-now'),
  'label-made': answer('label-made'),
  'label-not-made': answer('label-not-made'),
  'void-again': answer('void-again'),
  async 'own-number'({ context, resolver, cause }) {
    if (isAboutLabel(cause)) await numberParcel(context, resolver, cause)
  },
} as const satisfies Record<string, Way>

/** Answers for, or prints again, the label or paper that the exception is about. */
async function answerPrint(
  {
    context,
    resolver: { queue, printJobs },
    cause,
    settle,
  }: Resolving<Extract<Resolving['cause'], { reason: (typeof PRINTED)[number] }>>,
  cameOut: boolean,
): Promise<void> {
  await settle()
  const asked = { jobId: cause.jobId, operator: context.actor, reason: message('printing.inQueue') }
  const known = await printJobs.byId(context.tx, cause.jobId)
  const isAnswered = cameOut || known?.state === 'unknown'
  const answered = isAnswered ? await queue.answer(context.tx, { ...asked, cameOut }) : null
  const isDone = answered === null || answered.kind === 'done'
  const result = !cameOut && isDone ? await queue.release(context.tx, asked) : answered
  if (result?.kind !== 'done') refuse('refusals.exceptions.printJobChanged')
  const { printerId, label, paper } = result.job
  if (label !== null) await settleLabel(context, printJobs, label)
  if (paper !== null) await settlePaper(context, printJobs, paper)
  context.afterCommit(() => queue.wake(printerId))
  context.touch('printing')
}
