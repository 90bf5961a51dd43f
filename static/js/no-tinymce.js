// Oscar's dashboard asks every text field for TinyMCE, which is left out (its licence changed) and whose absence would
// stop the rest of the page's widgets from starting. Fields stay plain text.
jQuery.fn.tinymce = function () { return this; };
