import type { Definitions } from '../definition.ts'

/** Who sends from a site, as carriers' labels say it. */
export const siteSender = {
  title: 'Sender on labels',
  intro: [
    'Printed on carriers’ labels, with the site’s postcode and country ({postcode}, {country}). Carriers refuse labels without it.',
    { postcode: 'text', country: 'text' },
  ],
  name: 'Name or department',
  company: 'Company',
  street: 'Street',
  streetHelp: 'Street and number first; three lines at most.',
  city: 'Town',
  phone: 'Phone',
  email: 'E-mail',
  incomplete: 'Enter name, street (three lines at most) and town, or leave everything empty',
} as const satisfies Definitions
