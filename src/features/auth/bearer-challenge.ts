/** The header of a 401 without credentials, or with those of another kind (RFC 6750, 3). */
export const bearerChallenge = { 'WWW-Authenticate': 'Bearer realm="taskpact"' }
