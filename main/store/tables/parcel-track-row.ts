import { type ParcelTrack, parcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { ParcelTrackRow } from '../schema/carriers-tables.ts'
import { checkStored } from '../stored-json.ts'

export function trackRow(track: ParcelTrack): ParcelTrackRow {
  return {
    account_id: track.accountId,
    tracking_number: track.trackingNumber,
    fulfillment_id: track.fulfillmentId,
    parcel: track.parcel,
    order_id: track.orderId,
    site_id: track.siteId,
    carrier_id: track.carrierId,
    service_id: track.serviceId,
    state: track.state,
    handed_over_at: track.handedOverAt,
    promised_for: track.promisedFor,
    looked_at: track.lookedAt,
    next_look_at: track.nextLookAt,
    last_event_at: track.lastEventAt,
    state_since: track.stateSince,
    delivered_at: track.deliveredAt,
    delivered_on: track.deliveredOn,
    given_up_at: track.givenUpAt,
    zone: track.zone,
    transit_days: track.transitDays,
    is_return: track.isReturn ? 1 : 0,
  }
}

export function readTrack(row: ParcelTrackRow): ParcelTrack {
  return checkStored(
    parcelTrack,
    {
      accountId: row.account_id,
      trackingNumber: row.tracking_number,
      fulfillmentId: row.fulfillment_id,
      parcel: row.parcel,
      orderId: row.order_id,
      siteId: row.site_id,
      carrierId: row.carrier_id,
      serviceId: row.service_id,
      state: row.state,
      handedOverAt: row.handed_over_at,
      promisedFor: row.promised_for,
      lookedAt: row.looked_at,
      nextLookAt: row.next_look_at,
      lastEventAt: row.last_event_at,
      stateSince: row.state_since,
      deliveredAt: row.delivered_at,
      deliveredOn: row.delivered_on,
      givenUpAt: row.given_up_at,
      zone: row.zone,
      transitDays: row.transit_days,
      isReturn: row.is_return === 1,
    },
    'parcel_tracks',
    `${row.account_id}/${row.tracking_number}`,
  )
}
