import { locale } from '../../shared/lib/language.ts'
import { useLanguage } from './messages.ts'

/** Bytes as megabytes of a million bytes, as file managers tell them. */
export function useSize(): (bytes: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(locale(language), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  })
  return (bytes) => format.format(bytes / 1e6)
}
