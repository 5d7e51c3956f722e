// The names of Microsoft.Z3 that this program's own namespaces hide.
global using Z3Model = Microsoft.Z3.Model;
global using Z3Solver = Microsoft.Z3.Solver;
