// Copies a reference at one tap. Selecting works on every page, also without HTTPS, and shows what
// was copied. A reference that wants the day of access gets the reader's own day.
(() => {
  for (const place of document.querySelectorAll('.accessed')) {
    place.textContent = `[${new Date().toLocaleDateString('sv')}]`;
  }
  for (const button of document.querySelectorAll('.cite button')) {
    button.hidden = false;
    button.onclick = () => {
      getSelection().selectAllChildren(button.previousElementSibling);
      if (document.execCommand('copy')) button.textContent = button.dataset.copied;
    };
  }
})();
