"""What judges the pages: axe for people, Nu for the HTML, Lighthouse for a telephone on a slow line."""
