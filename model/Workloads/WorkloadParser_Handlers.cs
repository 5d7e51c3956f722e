namespace LuoModel.Model.Workloads;

/// <summary>Handlers and FLBs.</summary>
public sealed partial class WorkloadParser
{
    private static readonly string[] Callbacks = ["freeze", "unfreeze", "can_finish"];

    private void Handler(Word[] words)
    {
        var name = Argument(words, 1, "the handler's name");
        Unique(_handlers.Select(h => h.Name), name, "handler");
        var handler = new HandlerSpec(name.Text);
        var no = false;
        for (var at = 2; at < words.Length; at++)
        {
            var word = words[at];
            if (word.Text == "checks")
            {
                at++;
                handler = handler with { Checks = Marks(words, ref at) };
                continue;
            }

            var callback = Array.IndexOf(Callbacks, word.Text);
            no |= word.Text == "no";
            handler = word.Text switch
            {
                "no" => handler,
                "insists" => handler with { Insists = true },
                "needs-retrieve" => handler with { InsistsOnItself = true },
                "bumps" => handler with { FreezeBumps = true },
                "get_id" => handler with { GetId = true },
                "memory" => handler with { Memory = true },
                "freezes-positive" => handler with { FreezesPositive = true },
                "preserves-positive" => handler with { PreservesPositive = true },
                "retrieves-positive" => handler with { RetrievesPositive = true },
                "first-kernel" => handler with { In = KernelScope.First },
                "later-kernels" => handler with { In = KernelScope.Later },
                _ when no && callback == 0 => handler with { Freeze = false },
                _ when no && callback == 1 => handler with { Unfreeze = false },
                _ when no && callback == 2 => handler with { CanFinish = false },
                _ => throw At(word, $"'{word.Text}' is no property of a handler, expected insists, checks, needs-retrieve, bumps, get_id, memory, freezes-positive, preserves-positive, retrieves-positive, first-kernel, later-kernels, or no followed by freeze, unfreeze, can_finish"),
            };
        }

        if (handler.Checks is { } checks)
        {
            var said = words.First(word => word.Text == "checks");
            if (handler.Insists)
            {
                throw At(said, "'checks' and 'insists', expected one of them: with 'checks' a handler insists when can_finish is among its marks");
            }

            Callable(handler, checks, said);
        }

        _handlers.Add(handler);
    }

    private void Flb(Word[] words)
    {
        var name = Argument(words, 1, "the FLB's name");
        Unique(_flbs, name, "FLB");
        _flbs.Add(name.Text);
        while (words[^1].Text is "calls-itself" or "no-object")
        {
            (words[^1].Text == "no-object" ? _nullObjects : _selfCalling).Add(_flbs.Count - 1);
            words = words[..^1];
        }

        if (words.Length > 2 && words[2].Text is not ("of" or "late-of" or "first-of" or "later-of"))
        {
            throw At(words[2], $"'{words[2].Text}', expected 'of', 'late-of', 'first-of' or 'later-of', and the handlers that link the FLB");
        }

        var scope = words.Length <= 2 ? KernelScope.Every : words[2].Text switch
        {
            "first-of" => KernelScope.First,
            "later-of" => KernelScope.Later,
            _ => KernelScope.Every,
        };

        var fetched = Array.FindIndex(words, word => word.Text == "fetched-by");
        fetched = fetched < 0 ? words.Length : fetched;
        _links.AddRange(words[..fetched].Skip(3).Select(word => new FlbLink(Find(_handlers, h => h.Name, word, "handler"), _flbs.Count - 1) { Late = words[2].Text == "late-of", In = scope }));
        foreach (var handler in words.Skip(fetched + 1).Select(word => Find(_handlers, h => h.Name, word, "handler")))
        {
            _handlers[handler] = _handlers[handler] with { UseFlb = _flbs.Count };
        }
    }
}
