#!/usr/bin/env bash
# A curl loop, one call a person: everybody whose UUID is in the list file gets a seat. The UUIDs are a present: looking them
# up would take a call more a person.
# Usage: API_URL=… API_KEY=… APP_KEY=… PRODUCT_CODE=… bash curl-loop.sh <file of UUIDs>; without a file it lists the holders.
set -euo pipefail

call() {
  curl --silent --show-error --fail --output /dev/null \
    --header "dd-api-key: $API_KEY" --header "dd-application-key: $APP_KEY" \
    --header 'content-type: application/json' "$@"
}

if [ $# -eq 0 ]; then
  call --globoff "$API_URL/api/v2/seats/users?product_code=$PRODUCT_CODE&page[limit]=100"
  exit
fi
while IFS= read -r uuid; do
  call --request POST "$API_URL/api/v2/seats/users" --data \
    "{\"data\":{\"type\":\"seat-assignments\",\"attributes\":{\"product_code\":\"$PRODUCT_CODE\",\"user_uuids\":[\"$uuid\"]}}}"
done < "$1"
