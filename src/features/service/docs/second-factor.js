// The second step of a sign-in: a code that the person types, or a passkey.

/** The form of the second step, for the `mfa` of a problem; null where the person goes no further. */
export async function secondStep({ mfa_token, methods }) {
  const hasPasskey = methods.includes('passkey')
  const code = prompt(
    `The code of your authenticator app, or a recovery code${hasPasskey ? '. Leave it empty to use a passkey' : ''}`,
  )
  if (code === null || (code === '' && !hasPasskey)) return null
  const form = { grant_type: 'mfa', mfa_token }
  return code === '' ? { ...form, passkey: await signByPasskey(mfa_token) } : { ...form, code }
}

async function signByPasskey(mfa_token) {
  const response = await fetch('/auth/passkeys/options', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mfa_token }),
  })
  const options = await response.json()
  if (!response.ok) throw new Error(options.detail ?? options.title)
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return JSON.stringify(await navigator.credentials.get({ publicKey }))
}
