using System.Net;
using System.Text.Json;

namespace LuoModel.Tests.Pages;

/// <summary>Who the explorer answers, and what.</summary>
public sealed class ExplorerServerTests
{
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1:1")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Nobody_else_is_answered(string header, string value)
    {
        await using var server = await Served.Begin("tiny");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address + "api/at?design=linux-7.3&workload=tiny&path=");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("choices", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_may_ask_its_own_server_only_and_nobody_may_frame_it()
    {
        await using var server = await Served.Begin("tiny");
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(server.Address));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("connect-src 'self'", page, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("design=linux-9.9&workload=tiny&path=", "linux-9.9")]
    [InlineData("design=linux-7.3&workload=%2Fetc%2Fpasswd&path=", "there is no workload '/etc/passwd' here")]
    [InlineData("design=linux-7.3&workload=tiny&path=99999", "there is no command 99999")]
    [InlineData("design=linux-7.3&workload=tiny&path=x", "'x' is no command number")]
    public async Task Bad_addresses_are_one_line(string query, string part)
    {
        await using var server = await Served.Begin("tiny");
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"{server.Address}api/at?{query}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains(part, body.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_says_which_function_refused_and_why()
    {
        await using var server = await Served.Begin("tiny");
        using var client = new HttpClient();
        var text = await client.GetStringAsync(new Uri($"{server.Address}api/at?design=linux-7.3&workload=tiny&path=0"));
        Assert.Contains("luo_session_retrieve() in luo_session.c", text, StringComparison.Ordinal);
        Assert.Contains("no incoming session has the name", text, StringComparison.Ordinal);
    }
}
