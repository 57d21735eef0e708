// What runs in each page.
