import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { Role } from '../../../shared/domain/workspace.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'

/** Who may take a way out; all others are a lead's. */
const ROLES: Readonly<Partial<Record<ResolutionCode, Role>>> = {
  'handed-over': 'packer',
  'retry-print': 'packer',
  'confirm-printed': 'packer',
}

export function roleOf(code: ResolutionCode): Role {
  return ROLES[code] ?? 'lead'
}

/** What a way out does in general; the preview adds the figures. */
export function generalEffect(code: ResolutionCode): Message {
  return message(`resolutions.effect.${code}`)
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
    needsRole: roleOf(code),
  }
}
