import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { isAboutLabel } from '../labels/restate-trouble.ts'
import { rightOf } from './rights.ts'

/** What a way out does in general; the preview adds the figures. */
export function generalEffect(code: ResolutionCode): Message {
  return message(`resolutions.effect.${code}`)
}

/** The same for one exception: a label that is kept waiting is asked for, not the whole order decided anew. */
export function effectOn(cause: ExceptionCause, code: ResolutionCode): Message {
  return generalEffect(code === 'fix-address' && isAboutLabel(cause) ? 'buy-again' : code)
}

export function offer(
  code: ResolutionCode,
  effect: Message | null,
  disabled: Message | null,
  chosen: { readonly choice: string; readonly label: Message } | null = null,
): Resolution {
  return {
    code,
    choice: chosen?.choice ?? null,
    label: chosen?.label ?? message(`resolutions.label.${code}`),
    effect: effect ?? generalEffect(code),
    disabled,
    needsRole: rightOf(code).role,
  }
}
