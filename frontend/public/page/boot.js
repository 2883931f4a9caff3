// Language, direction and theme stand before the first paint; a file, as the policy allows no inline script.
;(function () {
  var known = ['en', 'fa', 'ar', 'de', 'fr', 'es']
  var stored = null
  var theme = null
  try {
    stored = localStorage.getItem('language')
    theme = localStorage.getItem('theme')
  } catch (_) {
    // Storage may be forbidden; the browser's own wishes serve.
  }
  var wished = (stored ? [stored] : navigator.languages || [])
    .map(function (tag) {
      return tag.slice(0, 2).toLowerCase()
    })
    .filter(function (code) {
      return known.indexOf(code) >= 0
    })
  var root = document.documentElement
  root.lang = wished[0] || 'en'
  root.dir = root.lang === 'fa' || root.lang === 'ar' ? 'rtl' : 'ltr'
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
})()
