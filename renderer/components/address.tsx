import { Fragment } from 'react'
import type { Destination } from '../../shared/domain/order.ts'
import { useMessages } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

/** Where to, on two lines, and below what the channel gave where that was read otherwise or corrected. */
export function Address({ destination }: { destination: Destination }) {
  const format = useFormat()
  const texts = useMessages('address')
  const { postcode, postcodeAsGiven, asGiven } = destination
  return (
    <>
      {/* Each part reads in its own direction. */}
      {[destination.name, destination.company, ...destination.street].filter(Boolean).map((part, index) => (
        <Fragment key={`${index}/${part}`}>
          {index > 0 && ', '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
      <br />
      {postcode} {destination.city}, {format.country(destination.country)}
      {postcodeAsGiven !== undefined && (
        <p className="unit">{texts.postcodeRead({ given: postcodeAsGiven, postcode })}</p>
      )}
      {asGiven !== undefined && (
        <p className="unit">
          {texts.corrected({
            given: [asGiven.name, asGiven.company, ...asGiven.street, `${asGiven.postcode} ${asGiven.city}`]
              .filter((part) => part !== null && part.trim() !== '')
              .join(', '),
          })}
        </p>
      )}
    </>
  )
}
