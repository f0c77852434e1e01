// Before the first paint, so that a dark page never begins white.
document.documentElement.dataset.theme = localStorage.getItem('taskpact.theme') || 'system'
document.documentElement.dataset.density = localStorage.getItem('taskpact.density') || 'comfortable'
