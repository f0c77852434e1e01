// Ends the sessions that began with a session at an identity provider, whose page shows this one in a frame.
const { iss, sid } = Object.fromEntries(new URLSearchParams(location.search))
const response = await fetch(location.pathname, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ iss, sid }),
})
document.querySelector('[role=status]').textContent = response.ok ? 'You are signed out.' : 'The sign-out failed.'
