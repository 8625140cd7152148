import { defineSettings } from './settings/define-settings.ts'
import { numberSetting } from './settings/setting.ts'

/** How people sign in, once there are any. */
export const SIGN_IN = defineSettings('signIn', {
  role: 'manager',
  decides: false,
  topics: ['people'],
  settings: {
    /** A window that nobody touched for so long is locked. */
    idleMinutes: numberSetting({ min: 1, max: 480, unit: 'minutes', default: 15 }),
  },
})
