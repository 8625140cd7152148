import type { z } from 'zod'
import { defineSettings } from './settings/define-settings.ts'
import { choiceSetting, numberSetting, textSetting } from './settings/setting.ts'

/** The server that takes e-mail. Its password is in the secret store under `MAIL_SECRET`. */
export const MAIL = defineSettings('mail', {
  role: 'manager',
  decides: false,
  settings: {
    /** '' = no e-mail is sent. */
    host: textSetting(253),
    port: numberSetting({ min: 1, max: 65_535, default: 587 }),
    /** starttls: the line is encrypted before anything is said, or nothing is sent; none: without a user name only. */
    security: choiceSetting(['starttls', 'tls', 'none'], 'starttls'),
    /** '' = it asks for none. */
    user: textSetting(254),
    /** The sender. */
    from: textSetting(254),
    /** Where windows are opened from: links in messages begin with it; '' = no links. */
    roomUrl: textSetting(500),
  },
})
export type MailSettings = z.output<typeof MAIL.schema>

export const MAIL_SECRET = 'mail'
