// Stands in for the package of that name, which lets itself be imported only by a server bundle.
export {};
